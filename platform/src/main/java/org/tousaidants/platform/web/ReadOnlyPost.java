package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Ne change rien » — marks a form that is a POST request only so that its address does not contain the typed
/// words. The request writes nothing, so it needs no CSRF token, and its page sets no cookie and may be cached.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ReadOnlyPost {}
