package org.tousaidants.platform.web;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.tousaidants.platform.identity.Role;

/// Who may call a handler: what stands on the method wins over what stands on its class.
sealed interface GuardAccess {
    record Everybody() implements GuardAccess {}

    record Only(Set<Role> roles) implements GuardAccess {}

    /// Unsaid: refused.
    record Unsaid() implements GuardAccess {}

    static GuardAccess of(HandlerMethod handler) {
        var method = handler.getMethod();
        var type = handler.getBeanType();
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method, For.class);
        if (onMethod != null) return only(onMethod);
        if (AnnotatedElementUtils.hasAnnotation(method, Open.class)) return new Everybody();
        var onType = AnnotatedElementUtils.findMergedAnnotation(type, For.class);
        if (onType != null) return only(onType);
        return AnnotatedElementUtils.hasAnnotation(type, Open.class) ? new Everybody() : new Unsaid();
    }

    private static GuardAccess only(For restricted) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(Set.of(restricted.value()));
        return new Only(roles);
    }
}
