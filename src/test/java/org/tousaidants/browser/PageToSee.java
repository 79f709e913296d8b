package org.tousaidants.browser;

import java.util.Locale;

/// « Page à voir » — one page that the tests look at: the route it stands for, an address of it, who opens it.
public record PageToSee(String route, String path, Who who, int status) {
    public enum Who {
        ANYBODY,
        HELPER,
        COORDINATOR
    }

    public static PageToSee open(String route) {
        return new PageToSee(route, route, Who.ANYBODY, 200);
    }

    public static PageToSee open(String route, String path) {
        return new PageToSee(route, path, Who.ANYBODY, 200);
    }

    public static PageToSee helper(String route, String path) {
        return new PageToSee(route, path, Who.HELPER, 200);
    }

    public static PageToSee coordinator(String route, String path) {
        return new PageToSee(route, path, Who.COORDINATOR, 200);
    }

    public PageToSee answers(int code) {
        return new PageToSee(route, path, who, code);
    }

    /// Public pages must be lighter than those of the desks; the clerk's is open to all, and a desk.
    int leastEcoIndex() {
        return who == Who.ANYBODY && !route.equals("/aide/guichet") ? 85 : 75;
    }

    /// Of its pictures: the same from run to run, whatever the ids.
    String name() {
        var name = route.replaceAll("[^a-zA-Z0-9]+", "-").replaceAll("^-|-$", "");
        return (name.isEmpty() ? "accueil" : name)
                + (status == 200 ? "" : "-" + status)
                + (path.contains("lang=en") ? "-english" : "")
                + (who == Who.ANYBODY ? "" : "-" + who.name().toLowerCase(Locale.ROOT));
    }
}
