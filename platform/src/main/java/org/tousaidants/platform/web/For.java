package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tousaidants.platform.identity.Role;

/// « Réservé à » — only a connected person with one of these roles may call this handler: a visitor who is not
/// connected is led to sign in and back, another role gets « introuvable ». On a controller it holds for each of its
/// handlers that does not say otherwise. What she sees is narrowed further by the scope of the queries.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface For {
    Role[] value();
}
