package org.tousaidants.browser;

import java.util.Locale;

/// « Page à voir » — one page that the tests check: its route, its address, and the visitor.
public record PageToSee(String route, String path, Who who, int status, int leastEcoIndex) {
    private static final int LEAST_PUBLIC = 85;
    private static final int LEAST_AT_A_DESK = 75;

    public enum Who {
        ANYBODY,
        /// A participant of a workshop, identified only by a random secret.
        PARTICIPANT,
        HELPER,
        COORDINATOR
    }

    public static PageToSee open(String route) {
        return new PageToSee(route, route, Who.ANYBODY, 200, LEAST_PUBLIC);
    }

    public static PageToSee open(String route, String path) {
        return new PageToSee(route, path, Who.ANYBODY, 200, LEAST_PUBLIC);
    }

    /// A public page made for people who work at a computer all day.
    public static PageToSee desk(String route, String path) {
        return new PageToSee(route, path, Who.ANYBODY, 200, LEAST_AT_A_DESK);
    }

    public static PageToSee participant(String route, String path) {
        return new PageToSee(route, path, Who.PARTICIPANT, 200, LEAST_PUBLIC);
    }

    public static PageToSee helper(String route, String path) {
        return new PageToSee(route, path, Who.HELPER, 200, LEAST_AT_A_DESK);
    }

    public static PageToSee coordinator(String route, String path) {
        return new PageToSee(route, path, Who.COORDINATOR, 200, LEAST_AT_A_DESK);
    }

    public PageToSee answers(int code) {
        return new PageToSee(route, path, who, code, leastEcoIndex);
    }

    /// A page whose weight is known and has a reason: it is named, and the others keep their bound.
    public PageToSee atLeast(int ecoIndex) {
        return new PageToSee(route, path, who, status, ecoIndex);
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
