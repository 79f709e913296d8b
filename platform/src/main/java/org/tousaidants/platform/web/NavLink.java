package org.tousaidants.platform.web;

import java.util.Set;
import org.tousaidants.platform.identity.Role;

/// « Entrée du menu » — an entry of the main menu, declared as a bean: path, key of its text, order, and the
/// roles that see it (none: everybody). From [#FOOT] on it stands in the footer of every page: the menu has one
/// line on a tablet.
///
/// @param part title of the section of the desk menu that contains it
public record NavLink(String path, String key, int order, Set<Role> roles, String part) {
    public static final int FOOT = 1000;
    public static final String PEOPLE = "desk.part.people";
    public static final String TRUST = "desk.part.label";
    public static final String WORK = "desk.part.work";

    public NavLink(String path, String key, int order, Set<Role> roles) {
        this(path, key, order, roles, PEOPLE);
    }

    public static NavLink open(String path, String key, int order) {
        return new NavLink(path, key, order, Set.of(), "");
    }

    boolean atFoot() {
        return order >= FOOT;
    }

    /// Whether a page at this path belongs to this entry.
    boolean leads(String asked) {
        return asked.equals(path) || !path.equals("/") && asked.startsWith(path + "/");
    }
}
