package org.tousaidants.find.answers;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tousaidants.core.hours.OpeningHoursText;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.find.ranking.CandidatePlace;
import org.tousaidants.find.ranking.CandidatePlaceIndex;
import org.tousaidants.find.ranking.HelpSearch;
import org.tousaidants.find.ranking.PlaceRanker;
import org.tousaidants.find.ranking.ProposedPlace;

/// « Recherche à blanc » — searches for help in a list of sheets without a database, for pages that are generated
/// once instead of served.
public final class HelpSearchWithoutDatabase {
    private final CandidatePlaceIndex index;
    private final Communes communes;
    private final Map<String, PlaceSheet> sheets;

    public HelpSearchWithoutDatabase(List<PlaceSheet> sheets, Communes communes) {
        var candidates = new ArrayList<CandidatePlace>();
        var byId = new java.util.LinkedHashMap<String, PlaceSheet>();
        for (var sheet : sheets) {
            var id = String.format(Locale.ROOT, "%06d", candidates.size());
            candidates.add(CandidatePlace.of(id, id, sheet));
            byId.put(id, sheet);
        }
        this.index = CandidatePlaceIndex.of(candidates);
        this.communes = communes;
        this.sheets = Map.copyOf(byId);
    }

    /// Answers a search and returns the answer in French: one line for each place, then the number of places
    /// found and the criteria that were dropped.
    ///
    /// @param query query string of the page with the answers
    /// @param now date and time of the search
    public List<String> answer(String query, LocalDateTime now) {
        var parameters = Arrays.stream(query.split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> List.of(part[1])));
        var answer = PlaceRanker.answer(HelpSearch.parse(parameters, now.toLocalDate(), communes::byCode), index, now);
        var lines = new ArrayList<String>();
        for (var offer : answer.offers()) lines.add(line(offer, now));
        lines.add(answer.total() + " lieux conviennent"
                + (answer.given().isEmpty() ? "" : " ; renoncé à : " + answer.given()));
        return lines;
    }

    private String line(ProposedPlace offer, LocalDateTime now) {
        var sheet = sheets.getOrDefault(offer.candidate().id(), PlaceSheet.of(Map.of()));
        var far = offer.metres().isPresent()
                ? String.format(Locale.FRENCH, "à %.1f km", offer.metres().getAsDouble() / 1000)
                : "distance inconnue";
        return sheet.text(Field.NOM) + ", " + sheet.text(Field.COMMUNE) + " : " + far + " ; "
                + OpeningHoursText.in(Locale.FRENCH).status(offer.now(), now) + " ; "
                + (sheet.get(Field.TELEPHONE).orElse("sans téléphone")) + " (source : " + sheet.text(Field.SOURCE)
                + ")";
    }
}
