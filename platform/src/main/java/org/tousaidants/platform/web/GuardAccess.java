package org.tousaidants.platform.web;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.tousaidants.platform.identity.Role;

/// The access rule of a handler: that of the method overrides that of its class.
sealed interface GuardAccess {
    record Everybody() implements GuardAccess {}

    record Only(Set<Role> roles) implements GuardAccess {}

    /// Undeclared: refused.
    record Unsaid() implements GuardAccess {}

    static GuardAccess of(HandlerMethod handler) {
        var method = handler.getMethod();
        var type = handler.getBeanType();
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method, AllowedRoles.class);
        if (onMethod != null) return only(onMethod);
        if (AnnotatedElementUtils.hasAnnotation(method, PublicAccess.class)) return new Everybody();
        var onType = AnnotatedElementUtils.findMergedAnnotation(type, AllowedRoles.class);
        if (onType != null) return only(onType);
        return AnnotatedElementUtils.hasAnnotation(type, PublicAccess.class) ? new Everybody() : new Unsaid();
    }

    /// Whether a person of this role may call the handler; empty: a visitor.
    default boolean admits(Optional<Role> role) {
        return switch (this) {
            case Everybody() -> true;
            case Only(var roles) -> role.filter(roles::contains).isPresent();
            case Unsaid() -> false;
        };
    }

    private static GuardAccess only(AllowedRoles restricted) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(Set.of(restricted.value()));
        return new Only(roles);
    }
}
