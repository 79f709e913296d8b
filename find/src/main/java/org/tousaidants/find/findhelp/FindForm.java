package org.tousaidants.find.findhelp;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.find.ranking.Criterion;
import org.tousaidants.find.ranking.Need;
import org.tousaidants.find.ranking.Plain;
import org.tousaidants.find.ranking.Search;
import org.tousaidants.find.ranking.Understanding;
import org.tousaidants.find.ranking.Urgency;
import org.tousaidants.find.ranking.Way;
import org.tousaidants.find.ranking.When;
import org.tousaidants.find.ranking.Where;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.web.Form;

/// « Formulaire de recherche » — a link or a form read into a [Search]. Two answers are typed and must be understood:
/// `dit` (the need in the person's words) and `lieu` (a commune). Once understood they leave the address of the page,
/// so that no link keeps what a person said. `communes` are those among which she must choose.
record FindForm(Search search, Form form, List<Commune> communes, boolean typed) {
    static final int MOST_COMMUNES = 8;
    private static final int MOST_NEAR = 6;

    private static final Pattern NAME_AND_POSTCODE = Pattern.compile("(.{1,80}?)\\s*\\((\\d{5})\\)");
    private static final int LONGEST = 100;

    static FindForm parse(
            Map<String, List<String>> parameters, Communes communes, Network network, LocalDate today, Locale locale) {
        var asked = Search.parse(parameters, today, communes::byCode);
        var typed = Form.filled(parameters);
        var said = typed.text("dit").get();
        var place = typed.text("lieu").get();
        var mistakes = Form.empty();
        var search = said.isEmpty() ? asked : withWords(asked, said, mistakes, locale);
        if (manyNeeds(parameters)) mistakes.error("besoin", "find.need.many", Search.MAX_NEEDS);
        if (place.isEmpty())
            return new FindForm(search, filled(search, said, "", mistakes), List.of(), !said.isEmpty());
        var found = place.length() > LONGEST ? List.<Commune>of() : communes(place, communes, network);
        if (found.size() == 1) search = search.withWhere(Where.of(found.getFirst()));
        else if (found.isEmpty()) mistakes.error("lieu", "find.where.unknown");
        else mistakes.error("ou", "find.where.several");
        return new FindForm(search, filled(search, said, place, mistakes), found.size() > 1 ? found : List.of(), true);
    }

    /// Is there a place from which to look, or is none needed?
    boolean placed() {
        return search.where().isPresent() || search.way() == Way.REMOTE;
    }

    FindForm mistake(String field, String key) {
        form.error(field, key);
        return this;
    }

    /// The communes that the words may mean; one alone when there is no doubt.
    static List<Commune> communes(String typed, Communes communes, Network network) {
        var both = NAME_AND_POSTCODE.matcher(typed.strip());
        var sure = both.matches() ? communes.find(both.group(1), both.group(2)) : communes.find(typed, "");
        if (sure.isPresent()) return List.of(sure.get());
        var found = proposals(typed, communes, network);
        var same = found.stream()
                .filter(one -> one.departement().equals(network.departement()))
                .filter(one -> Plain.of(one.name()).equals(Plain.of(typed)))
                .toList();
        return same.size() == 1 ? same : found;
    }

    /// As one types: those of the network's département first, even where thousands begin alike (« Saint-… »).
    static List<Commune> proposals(String typed, Communes communes, Network network) {
        var found = communes.search(typed, Integer.MAX_VALUE);
        var near = found.stream()
                .filter(one -> one.departement().equals(network.departement()))
                .limit(MOST_NEAR);
        var far = found.stream().filter(one -> !one.departement().equals(network.departement()));
        return Stream.concat(near, far).limit(MOST_COMMUNES).toList();
    }

    private static Search withWords(Search search, String said, Form mistakes, Locale locale) {
        var understood = Understanding.of(said, locale);
        var needs = EnumSet.noneOf(Need.class);
        needs.addAll(search.needs());
        for (var need : understood.needs()) if (needs.size() < Search.MAX_NEEDS) needs.add(need);
        if (needs.isEmpty()) mistakes.error("dit", "find.words.unknown");
        var urgent = understood.urgency() == Urgency.NONE ? search : search.withUrgency(understood.urgency());
        var today = understood.urgency() == Urgency.TODAY && search.when() instanceof When.AnyTime;
        return (today ? urgent.withWhen(new When.Today()) : urgent).withNeeds(needs);
    }

    private static boolean manyNeeds(Map<String, List<String>> parameters) {
        return parameters.getOrDefault("besoin", List.of()).stream()
                        .distinct()
                        .filter(one -> Need.ofParameter(one).isPresent())
                        .count()
                > Search.MAX_NEEDS;
    }

    /// The search as the fields show it, with the mistakes noted so far.
    private static Form filled(Search search, String said, String place, Form mistakes) {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("besoin", search.needs().stream().map(Need::parameter).toList());
        values.put("compte", search.matters().stream().map(Criterion::parameter).toList());
        values.put("comment", List.of(search.way().parameter()));
        values.put("quand", List.of(search.when().parameter()));
        values.put("rayon", List.of(Integer.toString(search.radius())));
        values.put("dit", List.of(said));
        values.put("lieu", List.of(place.isEmpty() ? name(search) : place));
        var form = Form.filled(values);
        for (var mistake : mistakes.errors())
            form.error(mistake.field(), mistake.key(), mistake.args().toArray());
        return form;
    }

    private static String name(Search search) {
        return search.where()
                .flatMap(Where::commune)
                .map(one -> one.postcodes().isEmpty()
                        ? one.name()
                        : one.name() + " (" + one.postcodes().getFirst() + ")")
                .orElse("");
    }
}
