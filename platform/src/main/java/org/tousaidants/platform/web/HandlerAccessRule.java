package org.tousaidants.platform.web;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.tousaidants.platform.identity.Role;

/// The access rule of a handler: that of the method overrides that of its class.
sealed interface HandlerAccessRule {
    /// The roles for a page on which a person only edits the directory of places.
    Set<Role> DATA_DESK = Set.of(Role.COORDINATOR, Role.DATA);

    record Everybody() implements HandlerAccessRule {}

    record Only(Set<Role> roles) implements HandlerAccessRule {}

    /// The handler declares no rule, so every request is refused.
    record UndeclaredAccess() implements HandlerAccessRule {}

    static HandlerAccessRule of(HandlerMethod handler) {
        var method = handler.getMethod();
        var type = handler.getBeanType();
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method, AllowedRoles.class);
        if (onMethod != null) return only(onMethod);
        if (AnnotatedElementUtils.hasAnnotation(method, PublicAccess.class)) return new Everybody();
        var onType = AnnotatedElementUtils.findMergedAnnotation(type, AllowedRoles.class);
        if (onType != null) return only(onType);
        return AnnotatedElementUtils.hasAnnotation(type, PublicAccess.class) ? new Everybody() : new UndeclaredAccess();
    }

    /// Whether a person with this role may open the page; an empty role is a visitor.
    default boolean admits(Optional<Role> role) {
        return switch (this) {
            case Everybody() -> true;
            case Only(var roles) -> role.flatMap(one -> as(one, roles, false)).isPresent();
            case UndeclaredAccess() -> false;
        };
    }

    /// The role in which a person of this role calls a handler for these roles; empty if it is refused. A
    /// handler of the coordination that names the data role is called as a coordinator. A reader opens the
    /// pages of the coordination, and calls no act unless it names the reader.
    static Optional<Role> as(Role role, Set<Role> roles, boolean changes) {
        if (roles.contains(role))
            return Optional.of(role == Role.DATA && DATA_DESK.equals(roles) ? Role.COORDINATOR : role);
        return role == Role.READER && !changes && roles.contains(Role.COORDINATOR)
                ? Optional.of(Role.COORDINATOR)
                : Optional.empty();
    }

    private static HandlerAccessRule only(AllowedRoles restricted) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(Set.of(restricted.value()));
        return new Only(roles);
    }
}
