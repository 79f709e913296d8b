package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Ouvert à tous » — anybody may call this handler, connected or not. On a controller it holds for each of its
/// handlers that does not say otherwise. A handler with neither `@Open` nor [For] is refused, and RoutesTest finds
/// it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Open {}
