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
    /// The cost of one call of the handler, as the number of ordinary searches that take the same processor
    /// time. A PDF, for example, costs a hundred times as much as an ordinary answer.
    int cost() default 1;
}
