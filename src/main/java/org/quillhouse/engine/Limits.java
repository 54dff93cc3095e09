package org.quillhouse.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Bounds of a field of a reply: the value of a number, the characters of a text, the items of a list.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Limits {
    double min() default Double.NaN;

    double max() default Double.NaN;

    /// Characters of each text in a list; 0 for no bound.
    int itemChars() default 0;

    /// The least characters of each text in a list.
    int itemLeast() default 0;
}
