package org.tousaidants.browser;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tousaidants.platform.web.Visitor;

/// The links that lead nowhere, followed from the first page of the site: one address of each kind.
final class DeadEnds {
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
    private static final Pattern ANCHOR = Pattern.compile("<a [^>]*href=\"#([^\"]+)\"");

    /// The parts of an address that vary within one kind of page.
    private static final Pattern NAMES = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|[a-z0-9-]*[0-9][a-z0-9-]*");

    private static final int MOST = 400;

    private DeadEnds() {}

    /// @return each dead address with its status and the page that links to it
    static TreeSet<String> of(Visitor visitor) {
        var dead = new TreeSet<String>();
        var kinds = new HashSet<String>();
        var way = new ArrayDeque<>(List.of(
                new Step("/", ""), new Step("/plan-du-site", ""), new Step("/aide/reponses?besoin=impots&ou=17415", "")));
        for (var n = 0; n < MOST && !way.isEmpty(); n++) {
            var step = way.remove();
            var path = step.path();
            var page = visitor.get(path);
            if (page.statusCode() >= 400) dead.add(path + " " + page.statusCode() + " from " + step.from());
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
                    .map(link -> new Step(link, path))
                    .forEach(way::add);
        }
        return dead;
    }

    private record Step(String path, String from) {}

    private static String kind(String link) {
        var parts = link.split("\\?", 2);
        return NAMES.matcher(parts[0]).replaceAll("*") + (parts.length == 1 ? "" : parts[1].replaceAll("=[^&]*", ""));
    }
}
