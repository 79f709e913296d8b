package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Foule » — a form that a whole hall sends through one address: it is limited to `ta.limits.crowd` times a minute
/// (6,000) and counts apart from all other forms. The room limits what one person may do.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Crowd {}
