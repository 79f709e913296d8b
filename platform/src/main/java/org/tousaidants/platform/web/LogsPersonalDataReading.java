package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Lecture » — marks a page or file that shows personal data. Each reading by a person with an account is logged
/// before the data are shown. If only the package knows whose data are shown, it publishes its own event and does
/// not use this annotation.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface LogsPersonalDataReading {
    /// Kind of activity in the log.
    String ACT = "people.read";

    /// The data that the page shows. Either a group such as `accounts`, described by `journal.on.<value>`, or
    /// one object by its id in the path, such as `mandate {id}`, described by `journal.kind.<kind>`.
    String value();
}
