package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Foule » — a form that many people in a room send through one address: it is limited to `ta.limits.crowd`
/// times a minute (6,000) and counted apart from all other forms. The package limits each person.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface SharedAddressLimit {}
