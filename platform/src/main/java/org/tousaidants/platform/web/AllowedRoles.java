package org.tousaidants.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.tousaidants.platform.identity.Role;

/// « Réservé à » — only a signed-in person with one of these roles may call this handler: a visitor is led to
/// sign in and back, another role gets « introuvable ». On a controller it holds for each handler without its own
/// rule. The queries restrict the visible rows further.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface AllowedRoles {
    Role[] value();
}
