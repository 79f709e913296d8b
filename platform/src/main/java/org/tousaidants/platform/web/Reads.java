package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Lecture » — this page or file shows what the network keeps of people: each reading by an account is a line of the
/// journal, written before it is shown. Where only the room knows what was read, it publishes its own news instead.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Reads {
    /// The act of the journal.
    String ACT = "people.read";

    /// What is read, worded by `journal.on.<value>` (`accounts`), or one thing by its id in the path (`mandate {id}`),
    /// worded by `journal.kind.<kind>`.
    String value();
}
