package org.tousaidants.places.matching;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.tousaidants.core.linkage.Blocking;
import org.tousaidants.core.linkage.Blocking.Pass;

/// Selects the pairs to compare in nine passes, each with a key that two records of one place may share. If too
/// many records share a key, only neighbours in sorted order are compared.
final class CandidatePairSelector {
    /// Side of a square, about 400 m: two points nearer than half of it share one of the four squares of each.
    private static final double SQUARE_DEGREES = 0.004;
    private static final int LARGEST = 12;
    private static final int NEIGHBOURS = 5;

    private CandidatePairSelector() {}

    /// @param lost names of the records without a town
    static Blocking<PlaceRecord> of(WordVocabulary vocabulary, Set<Integer> lost) {
        Function<PlaceRecord, String> address = fiche ->
                text(fiche.address().way(), vocabulary) + fiche.address().from();
        Function<PlaceRecord, String> point =
                fiche -> fiche.position().latitude() + "/" + fiche.position().longitude();
        return Blocking.of(List.<Pass<PlaceRecord>>of(
                        Pass.<PlaceRecord>of("SIRET", (fiche, keys) -> {
                            if (fiche.company().siret() >= 0)
                                keys.add(Long.toString(fiche.company().siret()));
                        }),
                        Pass.<PlaceRecord>of("téléphone", (fiche, keys) -> {
                            if (fiche.contact().phone() >= 0)
                                keys.add(Integer.toString(fiche.contact().phone()));
                        }),
                        Pass.<PlaceRecord>of("courriel", (fiche, keys) -> {
                            for (var box : fiche.contact().boxes()) keys.add(Integer.toString(box));
                        }),
                        Pass.<PlaceRecord>of("code postal et mot du nom", (fiche, keys) -> {
                                    for (var area : fiche.town().areas())
                                        for (var word : fiche.name().core().words()) keys.add(area + word);
                                })
                                .sortedBy(address),
                        Pass.<PlaceRecord>of("commune et nature", (fiche, keys) -> {
                                    var poor = fiche.address().way().isEmpty()
                                            && !fiche.position().known();
                                    var towns = fiche.town().commune() >= 0
                                            ? new int[] {fiche.town().commune()}
                                            : fiche.town().perhaps();
                                    for (var town : towns) {
                                        for (var bits = fiche.kind().services(); bits != 0; bits &= bits - 1)
                                            keys.add(town + "/" + Long.numberOfTrailingZeros(bits));
                                        if (fiche.kind().services() == 0
                                                && fiche.name().bare()) keys.add(town + "/");
                                        if (poor) keys.add(town + "?");
                                    }
                                })
                                .sortedBy(address),
                        Pass.<PlaceRecord>of("code postal et adresse", (fiche, keys) -> {
                                    var way = fiche.address().way();
                                    if (way.isEmpty()) return;
                                    for (var area : fiche.town().areas())
                                        keys.add(area + vocabulary.word(way.words()[0]));
                                })
                                .sortedBy(address),
                        Pass.<PlaceRecord>of("département et son du nom", (fiche, keys) -> {
                                    var words = fiche.name().core().words();
                                    if (fiche.town().areas().length == 0 || words.length == 0) return;
                                    var sound = FrenchPhoneticKey.of(vocabulary.word(words[0]));
                                    if (words.length > 1) {
                                        var other = FrenchPhoneticKey.of(vocabulary.word(words[1]));
                                        sound = sound.compareTo(other) < 0 ? sound + other : other + sound;
                                    }
                                    for (var area : fiche.town().areas()) keys.add(area.substring(0, 2) + sound);
                                })
                                .sortedBy(address),
                        Pass.<PlaceRecord>of("nom, sans commune", (fiche, keys) -> {
                            if (lost.contains(fiche.name().words()))
                                keys.add(Integer.toString(fiche.name().words()));
                        }),
                        Pass.<PlaceRecord>of("carré de la carte", (fiche, keys) -> {
                                    var position = fiche.position();
                                    if (!position.known() || position.vague()) return;
                                    for (var shift = 0; shift < 4; shift++)
                                        keys.add(shift + "/"
                                                + (int) Math.floor(
                                                        position.latitude() / SQUARE_DEGREES + (shift & 1) / 2.0)
                                                + "/"
                                                + (int) Math.floor(
                                                        position.longitude() / SQUARE_DEGREES + (shift >> 1) / 2.0));
                                })
                                .sortedBy(point)))
                .capped(LARGEST, NEIGHBOURS);
    }

    private static String text(WordBag some, WordVocabulary vocabulary) {
        var text = new StringBuilder();
        for (var word : some.words()) text.append(vocabulary.word(word)).append(' ');
        return text.toString();
    }
}
