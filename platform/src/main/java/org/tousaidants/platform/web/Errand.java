package org.tousaidants.platform.web;

import java.util.Set;
import java.util.function.ToIntFunction;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Ce qui attend une personne » — a room where something may wait for a signed-in person declares one as a bean,
/// and words it in its message files: at `key`, with how many. The desk's front shows those that wait.
///
/// @param order the most pressing first
/// @param waiting how many wait for this person
public record Errand(String path, String key, int order, Set<Role> roles, ToIntFunction<Actor> waiting) {
    public static Errand helper(String path, String key, int order, ToIntFunction<Actor> waiting) {
        return new Errand(path, key, order, Set.of(Role.HELPER), waiting);
    }
}
