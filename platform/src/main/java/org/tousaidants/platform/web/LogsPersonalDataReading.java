package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Lecture » — this page or file shows personal data: each reading by an account is a journal line, written
/// before the data is shown. Where only the package knows the data, it publishes its own event instead.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LogsPersonalDataReading {
    /// The name of the act in the journal.
    String ACT = "people.read";

    /// The data shown, worded by `journal.on.<value>` (`accounts`), or one thing by its id in the path
    /// (`mandate {id}`), worded by `journal.kind.<kind>`.
    String value();
}
