package org.tousaidants.platform.web;

/// « Entrée du menu » — an entry of the public menu, declared as a bean: path, key of its text, order. Entries
/// with an order from [#FOOT] on are in the footer of every page, because the menu has only one line on a
/// tablet.
public record NavLink(String path, String key, int order) {
    public static final int FOOT = 1000;

    public static NavLink open(String path, String key, int order) {
        return new NavLink(path, key, order);
    }

    boolean atFoot() {
        return order >= FOOT;
    }

    /// Whether a page at this path belongs to this entry.
    boolean leads(String asked) {
        return asked.equals(path) || !path.equals("/") && asked.startsWith(path + "/");
    }
}
