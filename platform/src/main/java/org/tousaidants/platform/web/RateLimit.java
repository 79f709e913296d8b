package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Débit limité » — a public handler that costs: each client address may call all such handlers together
/// `ta.limits.search` times in ten seconds (60), then is told when to come back (429). Forms that anybody may send
/// are limited without being marked, `ta.limits.forms` times a minute (30).
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RateLimit {
    /// How many searches it weighs: a PDF takes the processor a hundred times longer than an answer.
    int cost() default 1;
}
