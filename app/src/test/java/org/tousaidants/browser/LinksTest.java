package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Every link on a page opens for the people who see it.
class LinksTest extends RunningSite {
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
    private static final Pattern ANCHOR = Pattern.compile("<a [^>]*href=\"#([^\"]+)\"");

    /// The parts of an address that vary within one kind of page.
    private static final Pattern NAMES = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|[a-z0-9-]*[0-9][a-z0-9-]*");

    private static final int MOST = 400;

    @Test
    void aStrangerMeetsNoDeadEnd() {
        assertThat(deadEnds(visitor())).isEmpty();
    }

    @Test
    void theVillageMeetsNoDeadEnd() {
        for (var name : List.of("nadia", "odette"))
            assertThat(deadEnds(signedIn(villager(name)))).as(name).isEmpty();
    }

    @Test
    void whoHasJustComeMeetsNoDeadEnd() {
        for (var role : Role.values())
            assertThat(deadEnds(signedIn(person(role)))).as(role.name()).isEmpty();
    }

    private Account villager(String name) {
        return accounts.openOf().stream()
                .filter(one -> one.mail().value().equals(name + "@village.example"))
                .findFirst()
                .orElseThrow();
    }

    private static TreeSet<String> deadEnds(Visitor visitor) {
        var dead = new TreeSet<String>();
        var kinds = new HashSet<String>();
        var way = new ArrayDeque<>(List.of("/", "/plan-du-site", "/aide/reponses?besoin=impots&ou=17415"));
        for (var n = 0; n < MOST && !way.isEmpty(); n++) {
            var path = way.remove();
            var page = visitor.get(path);
            if (page.statusCode() >= 400) dead.add(path + " " + page.statusCode());
            if (!page.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) continue;
            ANCHOR.matcher(page.body())
                    .results()
                    .map(found -> found.group(1))
                    .filter(id -> !page.body().contains(" id=\"" + id + "\""))
                    .forEach(id -> dead.add(path + "#" + id));
            LINK.matcher(page.body())
                    .results()
                    .map(found -> found.group(1).replace("&amp;", "&"))
                    .filter(link -> !link.contains("lang=") && kinds.add(kind(link)))
                    .forEach(way::add);
        }
        return dead;
    }

    private static String kind(String link) {
        var parts = link.split("\\?", 2);
        return NAMES.matcher(parts[0]).replaceAll("*") + (parts.length == 1 ? "" : parts[1].replaceAll("=[^&]*", ""));
    }
}
