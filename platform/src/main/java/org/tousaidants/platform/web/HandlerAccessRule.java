package org.tousaidants.platform.web;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.tousaidants.platform.identity.Role;

/// The access rule of a handler. The rule of a method overrides that of its class.
sealed interface HandlerAccessRule {
    /// Roles that may open the pages on which people only edit the directory of places.
    Set<Role> DATA_DESK = Set.of(Role.COORDINATOR, Role.DATA);

    record AccessForEverybody() implements HandlerAccessRule {}

    record AccessForRolesOnly(Set<Role> roles) implements HandlerAccessRule {}

    /// The handler declares no rule, so every request is refused.
    record UndeclaredAccess() implements HandlerAccessRule {}

    static HandlerAccessRule of(HandlerMethod handler) {
        var method = handler.getMethod();
        var type = handler.getBeanType();
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method, AllowedRoles.class);
        if (onMethod != null) return only(onMethod);
        if (AnnotatedElementUtils.hasAnnotation(method, PublicAccess.class)) return new AccessForEverybody();
        var onType = AnnotatedElementUtils.findMergedAnnotation(type, AllowedRoles.class);
        if (onType != null) return only(onType);
        return AnnotatedElementUtils.hasAnnotation(type, PublicAccess.class)
                ? new AccessForEverybody()
                : new UndeclaredAccess();
    }

    /// Returns whether a person with this role may open the page; an empty role means a visitor.
    default boolean admits(Optional<Role> role) {
        return switch (this) {
            case AccessForEverybody() -> true;
            case AccessForRolesOnly(var roles) ->
                role.flatMap(one -> as(one, roles, false)).isPresent();
            case UndeclaredAccess() -> false;
        };
    }

    /// Returns the role with which a person calls a handler; empty if the call is refused. The data role counts
    /// as coordinator in handlers that name it. The reader role opens all coordination pages, but can change
    /// something only in handlers that name it.
    ///
    /// @param role role of the person
    /// @param roles roles that the handler admits
    /// @param changes whether the request changes something
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
        return new AccessForRolesOnly(roles);
    }
}
