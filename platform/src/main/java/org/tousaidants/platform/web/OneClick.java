package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « En un clic » — a mail program may press this button for its reader (RFC 8058): no form was opened, the
/// secret of the link is what allows it, and all that it does is to stop letters.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OneClick {}
