//! What a column can say.

/// What a column says about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The order the row belongs to.
    OrderId,
    /// The customer's e-mail address.
    Email,
    /// The customer's number or another key.
    CustomerId,
    /// The customer's telephone number.
    Phone,
    /// When the order was placed.
    Date,
    /// The row's amount, or the order's total.
    Amount,
    /// After discounts, before tax and shipping.
    Subtotal,
    /// Paid back.
    Refunded,
    /// Discounts.
    Discount,
    /// Three letters.
    Currency,
    /// Paid, pending, voided …
    Status,
    /// When the order was cancelled.
    CancelledAt,
    /// How it was paid.
    PaymentMethod,
    /// What the item is called.
    ItemName,
    /// How many of the item.
    Quantity,
    /// What one of it costs.
    UnitPrice,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 16] = [
        Self::OrderId,
        Self::Email,
        Self::CustomerId,
        Self::Phone,
        Self::Date,
        Self::Amount,
        Self::Subtotal,
        Self::Refunded,
        Self::Discount,
        Self::Currency,
        Self::Status,
        Self::CancelledAt,
        Self::PaymentMethod,
        Self::ItemName,
        Self::Quantity,
        Self::UnitPrice,
    ];

    /// A stable name for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::OrderId => "order_id",
            Self::Email => "email",
            Self::CustomerId => "customer_id",
            Self::Phone => "phone",
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Subtotal => "subtotal",
            Self::Refunded => "refunded",
            Self::Discount => "discount",
            Self::Currency => "currency",
            Self::Status => "status",
            Self::CancelledAt => "cancelled_at",
            Self::PaymentMethod => "payment_method",
            Self::ItemName => "item_name",
            Self::Quantity => "quantity",
            Self::UnitPrice => "unit_price",
        }
    }
}
