package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tousaidants.platform.identity.Role;

/// « Réservé à » — only a signed-in person with one of these roles may call this handler. A visitor is redirected to
/// the sign-in and back; a person with another role gets « introuvable ». On a controller, the annotation applies to
/// each handler without its own rule. The queries restrict the visible rows further.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AllowedRoles {
    Role[] value();
}
