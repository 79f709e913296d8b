package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Débit limité » — marks an expensive public handler: each client address may call all such handlers together
/// `ta.limits.search` times in ten seconds (60), and then gets status 429 with the time to wait. Public forms are
/// limited without this annotation, `ta.limits.forms` times a minute (30).
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RateLimit {
    /// The cost of a call, in searches. For example, a PDF needs a hundred times the processor time of an
    /// ordinary answer.
    int cost() default 1;
}
