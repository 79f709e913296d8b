package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Un seul facteur suffit » — marks a handler that also accepts a person who showed only one factor, although the
/// network requires two: to sign out, to confirm the identity, or to create the first passkey.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OneFactorSuffices {}
