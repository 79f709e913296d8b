package org.tousaidants.platform.web;

/// « Entrée du menu » — an entry of the public menu, declared as a Spring bean. Entries with an order from [#FOOT]
/// on are in the footer of every page, because the menu has only one line on a tablet.
///
/// @param path path of the page
/// @param key message key of the text
/// @param order position in the menu
public record PublicMenuEntry(String path, String key, int order) {
    public static final int FOOT = 1000;

    public static PublicMenuEntry open(String path, String key, int order) {
        return new PublicMenuEntry(path, key, order);
    }

    boolean atFoot() {
        return order >= FOOT;
    }

    /// Returns whether the page at the requested path belongs to this entry.
    ///
    /// @param asked the requested path
    boolean leads(String asked) {
        return asked.equals(path) || !path.equals("/") && asked.startsWith(path + "/");
    }
}
