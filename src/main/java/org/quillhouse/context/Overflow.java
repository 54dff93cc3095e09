package org.quillhouse.context;

/// What happens when a layer wants more tokens than it was given (spec 002 §3.9).
public enum Overflow {
    /// The task is refused, with the layer named.
    REJECT,
    /// The layer gets what it was given.
    TRUNCATE,
    /// It borrows from others, the least important first: at most 30 % of theirs, and never below their least.
    BORROW,
    /// What others do not use is moved to it; then it borrows.
    REALLOCATE
}
