//! Bytes to be saved: CSV. Saving them is the browser’s.
