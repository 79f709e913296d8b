package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « En un clic » — a mail program may send this form for its reader (RFC 8058): no page was opened, the secret
/// of the link is the authorisation, and its only effect is to stop letters.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OneClickForm {}
