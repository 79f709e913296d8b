package org.tousaidants.browser;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tousaidants.platform.web.Visitor;

/// The pages that a person reaches from the first page of the site, one address of each kind, with their links.
///
/// @param links the addresses to which each page leads, by its own
/// @param dead each dead address with its status and the page that links to it
record DeadLinkCrawler(Map<String, Set<String>> links, TreeSet<String> dead) {
    private static final Pattern LINK = Pattern.compile("<(?:a|form) [^>]*(?:href|action)=\"(/[^\"#]*)");
    private static final Pattern FOLLOWED = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
    private static final Pattern ANCHOR = Pattern.compile("<a [^>]*href=\"#([^\"]+)\"");

    /// The parts of an address that vary within one kind of page.
    private static final Pattern NAMES = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|[a-z0-9-]*[0-9][a-z0-9-]*");

    private static final int MOST = 400;

    /// The pages whose header and menus are read as well.
    private static final int WHOLE = 3;

    static DeadLinkCrawler of(Visitor visitor) {
        return of(visitor, "17415");
    }

    /// @param commune of a search
    static DeadLinkCrawler of(Visitor visitor, String commune) {
        var dead = new TreeSet<String>();
        var links = new LinkedHashMap<String, Set<String>>();
        var kinds = new HashSet<String>();
        var way = new ArrayDeque<>(List.of(
                new CrawlStep("/", ""),
                new CrawlStep("/plan-du-site", ""),
                new CrawlStep("/aide/reponses?besoin=impots&ou=" + commune, "")));
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
            // The header, the menus and the footer are those of the first pages.
            if (page.statusCode() < 400)
                links.put(path, linked(LINK, links.size() < WHOLE ? page.body() : main(page.body())));
            linked(FOLLOWED, page.body()).stream()
                    .filter(link -> !link.contains("lang=") && kinds.add(kind(link)))
                    .map(link -> new CrawlStep(link, path))
                    .forEach(way::add);
        }
        return new DeadLinkCrawler(links, dead);
    }

    private static String main(String page) {
        var from = page.indexOf("<main");
        var to = page.indexOf("</main>");
        return from < 0 || to < from ? page : page.substring(from, to);
    }

    private record CrawlStep(String path, String from) {}

    /// The addresses of this site in the links and forms of a page.
    static Set<String> linked(String page) {
        return linked(LINK, page);
    }

    private static Set<String> linked(Pattern what, String page) {
        return what.matcher(page)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String kind(String link) {
        var parts = link.split("\\?", 2);
        return NAMES.matcher(parts[0]).replaceAll("*") + (parts.length == 1 ? "" : parts[1].replaceAll("=[^&]*", ""));
    }
}
