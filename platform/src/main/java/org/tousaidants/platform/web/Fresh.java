package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « À confirmer » — only who showed lately who she is may call this handler: a computer left open at a desk gives no
/// role, closes no account and signs no mandate. A person who entered a while ago confirms first; what she typed is
/// kept.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Fresh {}
