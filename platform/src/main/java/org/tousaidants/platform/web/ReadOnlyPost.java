package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Ne change rien » — a form that is posted only so that its words enter no address. It writes nothing: it
/// needs no token, and its page sets no cookie and may be cached.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ReadOnlyPost {}
