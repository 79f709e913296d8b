package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// « Ouvert à tous » — anybody may call this handler, signed in or not. On a controller, the annotation applies to
/// each handler without its own rule. A handler with neither `@PublicAccess` nor [AllowedRoles] is refused, and
/// RoutesTest reports it.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface PublicAccess {}
