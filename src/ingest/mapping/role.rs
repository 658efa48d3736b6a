//! What a column can say.

macro_rules! roles {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal),* $(,)?) => {
        /// What a column says about a row.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Role { $($(#[doc = $doc])+ $name),* }

        impl Role {
            /// Every role.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$name),*];

            /// A stable name for it.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

roles! {
    /// The order the row belongs to.
    OrderId = "order_id",
    /// The order's other number, for rows where the first is blank.
    SecondOrderId = "second_order_id",
    /// The customer's e-mail address.
    Email = "email",
    /// The e-mail address that is taken where the first is blank.
    SecondEmail = "second_email",
    /// The customer's number or another key.
    CustomerId = "customer_id",
    /// The customer's telephone number.
    Phone = "phone",
    /// The telephone number that is taken where the first is blank.
    SecondPhone = "second_phone",
    /// The name on the bill, which is no key: it tells whether many people share one.
    BillingName = "billing_name",
    /// The postcode on the bill.
    Postcode = "postcode",
    /// Text that may hold an e-mail address, the last place to look for one.
    Remark = "remark",
    /// The customer's name, where there is no better key.
    CustomerName = "customer_name",
    /// Whether the customer had bought before.
    CustomerType = "customer_type",
    /// When the order was placed.
    Date = "date",
    /// The time of day, where it stands apart from the date.
    Time = "time",
    /// The row's amount, or the order's total.
    Amount = "amount",
    /// After discounts, before tax and shipping.
    Subtotal = "subtotal",
    /// Before discounts, without tax and shipping.
    Gross = "gross",
    /// Shipping that the amount holds.
    Shipping = "shipping",
    /// Tax that the amount holds.
    Tax = "tax",
    /// Tax that the platform collects, in the amount only where the next column says so.
    MarketplaceTax = "marketplace_tax",
    /// Whether the amount holds the platform's tax.
    MarketplaceTaxIncluded = "marketplace_tax_included",
    /// Paid back.
    Refunded = "refunded",
    /// What is left of the total after refunds; nothing or 0 where nothing was paid back.
    AdjustedTotal = "adjusted_total",
    /// Discounts.
    Discount = "discount",
    /// The code of the discount.
    DiscountCode = "discount_code",
    /// Three letters.
    Currency = "currency",
    /// Paid, pending, voided …
    Status = "status",
    /// What happened: a sale, a refund.
    Event = "event",
    /// Live or test.
    Mode = "mode",
    /// When the order was cancelled.
    CancelledAt = "cancelled_at",
    /// How it was paid.
    PaymentMethod = "payment_method",
    /// The country it went to.
    Country = "country",
    /// The country that is taken where the first is blank: that of the bill.
    SecondCountry = "second_country",
    /// The province or state it went to.
    Region = "region",
    /// The province or state that is taken where the first is blank: that of the bill.
    SecondRegion = "second_region",
    /// What the item is called.
    ItemName = "item_name",
    /// The item's number.
    Sku = "sku",
    /// Who made or supplied the item.
    Vendor = "vendor",
    /// How many of the item.
    Quantity = "quantity",
    /// What one of it costs.
    UnitPrice = "unit_price",
    /// Tips that the amount holds.
    Tip = "tip",
    /// Handling that the amount holds.
    Handling = "handling",
    /// Gift cards sold in the order, which the amount holds.
    GiftCards = "gift_cards",
    /// Sent, cancelled …
    Fulfillment = "fulfillment",
    /// What one of the shop's currency is in the order's.
    Rate = "rate",
    /// Where an order came from, or where money was spent to win customers.
    Channel = "channel",
    /// Points or money given out by a loyalty programme.
    Issued = "issued",
    /// Points or money of a loyalty programme that were used.
    Redeemed = "redeemed",
    /// How many orders the platform counts for a customer.
    OrderCount = "order_count",
}
