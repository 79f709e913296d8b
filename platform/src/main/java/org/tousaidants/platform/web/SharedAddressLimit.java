package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Foule » — marks a form that many people in the same building send through one client address. It is limited to
/// `ta.limits.crowd` times a minute (6,000) and counted separately from all other forms. The package itself limits
/// each person.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface SharedAddressLimit {}
