package org.tousaidants.places.matching;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.tousaidants.core.linkage.RecordBlocking;
import org.tousaidants.core.linkage.RecordBlocking.BlockingPass;

/// Selects the pairs of records to compare, in nine passes. Each pass groups records by a key that two records of
/// the same place may share. If too many records share a key, only records that are close to each other in sorted
/// order are compared.
final class CandidatePairSelector {
    /// Side of a grid square in degrees, about 400 m. Each point is in four squares, one in each of four shifted
    /// grids. Two points closer than half of the side share at least one square.
    private static final double SQUARE_DEGREES = 0.004;
    private static final int LARGEST = 12;
    private static final int NEIGHBOURS = 5;

    private CandidatePairSelector() {}

    /// Returns the selection of candidate pairs.
    ///
    /// @param vocabulary the words of all records and their frequency
    /// @param lost indexes of the records without a known commune
    static RecordBlocking<MatchablePlaceRecord> of(RecordWordVocabulary vocabulary, Set<Integer> lost) {
        Function<MatchablePlaceRecord, String> address = fiche ->
                text(fiche.address().way(), vocabulary) + fiche.address().from();
        Function<MatchablePlaceRecord, String> point =
                fiche -> fiche.position().latitude() + "/" + fiche.position().longitude();
        return RecordBlocking.of(List.<BlockingPass<MatchablePlaceRecord>>of(
                        BlockingPass.<MatchablePlaceRecord>of("SIRET", (fiche, keys) -> {
                            if (fiche.company().siret() >= 0)
                                keys.add(Long.toString(fiche.company().siret()));
                        }),
                        BlockingPass.<MatchablePlaceRecord>of("téléphone", (fiche, keys) -> {
                            if (fiche.contact().phone() >= 0)
                                keys.add(Integer.toString(fiche.contact().phone()));
                        }),
                        BlockingPass.<MatchablePlaceRecord>of("courriel", (fiche, keys) -> {
                            for (var box : fiche.contact().boxes()) keys.add(Integer.toString(box));
                        }),
                        BlockingPass.<MatchablePlaceRecord>of("code postal et mot du nom", (fiche, keys) -> {
                                    for (var area : fiche.town().areas())
                                        for (var word : fiche.name().core().words()) keys.add(area + word);
                                })
                                .sortedBy(address),
                        BlockingPass.<MatchablePlaceRecord>of("commune et nature", (fiche, keys) -> {
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
                        BlockingPass.<MatchablePlaceRecord>of("code postal et adresse", (fiche, keys) -> {
                                    var way = fiche.address().way();
                                    if (way.isEmpty()) return;
                                    for (var area : fiche.town().areas())
                                        keys.add(area + vocabulary.word(way.words()[0]));
                                })
                                .sortedBy(address),
                        BlockingPass.<MatchablePlaceRecord>of("département et son du nom", (fiche, keys) -> {
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
                        BlockingPass.<MatchablePlaceRecord>of("nom, sans commune", (fiche, keys) -> {
                            if (lost.contains(fiche.name().words()))
                                keys.add(Integer.toString(fiche.name().words()));
                        }),
                        BlockingPass.<MatchablePlaceRecord>of("carré de la carte", (fiche, keys) -> {
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

    private static String text(WordSet some, RecordWordVocabulary vocabulary) {
        var text = new StringBuilder();
        for (var word : some.words()) text.append(vocabulary.word(word)).append(' ');
        return text.toString();
    }
}
