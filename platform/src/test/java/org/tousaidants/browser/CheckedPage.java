package org.tousaidants.browser;

import java.util.Locale;

/// « Page à voir » — one page that the tests check: its route, its address, and the visitor.
public record CheckedPage(String route, String path, Who who, int status, int leastEcoIndex) {
    private static final int LEAST_PUBLIC = 85;
    private static final int LEAST_AT_A_DESK = 75;

    public enum Who {
        ANYBODY,
        /// A participant of a workshop, identified only by a random secret.
        PARTICIPANT,
        HELPER,
        COORDINATOR
    }

    public static CheckedPage open(String route) {
        return new CheckedPage(route, route, Who.ANYBODY, 200, LEAST_PUBLIC);
    }

    public static CheckedPage open(String route, String path) {
        return new CheckedPage(route, path, Who.ANYBODY, 200, LEAST_PUBLIC);
    }

    /// A public page made for people who work at a computer all day.
    public static CheckedPage desk(String route, String path) {
        return new CheckedPage(route, path, Who.ANYBODY, 200, LEAST_AT_A_DESK);
    }

    public static CheckedPage participant(String route, String path) {
        return new CheckedPage(route, path, Who.PARTICIPANT, 200, LEAST_PUBLIC);
    }

    public static CheckedPage helper(String route, String path) {
        return new CheckedPage(route, path, Who.HELPER, 200, LEAST_AT_A_DESK);
    }

    public static CheckedPage coordinator(String route, String path) {
        return new CheckedPage(route, path, Who.COORDINATOR, 200, LEAST_AT_A_DESK);
    }

    public CheckedPage answers(int code) {
        return new CheckedPage(route, path, who, code, leastEcoIndex);
    }

    /// Lowers the required EcoIndex for this page only, if there is a reason for its weight.
    public CheckedPage atLeast(int ecoIndex) {
        return new CheckedPage(route, path, who, status, ecoIndex);
    }

    /// The name of its pictures, equal in each run, whatever the ids are.
    public String name() {
        var asked = path.indexOf('?');
        var name = (route + (asked < 0 ? "" : path.substring(asked)))
                .replaceAll("[^a-zA-Z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return (name.isEmpty() ? "accueil" : name)
                + (status == 200 ? "" : "-" + status)
                + (who == Who.ANYBODY ? "" : "-" + who.name().toLowerCase(Locale.ROOT));
    }
}
