package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « En un clic » — marks a form that a mail program may send on behalf of its reader (RFC 8058) without opening a
/// page. The secret of the link is the authorisation, and the only effect of the form is to stop letters.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OneClickForm {}
