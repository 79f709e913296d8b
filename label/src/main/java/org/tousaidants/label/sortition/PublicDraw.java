package org.tousaidants.label.sortition;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// « Tirage à refaire » — the draws for one meeting, with all data that anybody needs to repeat each draw. It contains
/// random numbers instead of people: no name, no address, no answer and no words.
///
/// @param rounds one draw for each seat, and for each seat that was given back
record PublicDraw(UUID meeting, MeetingKind kind, LocalDate day, List<DrawRound> rounds) {
    /// One draw.
    ///
    /// @param n number of the draw, from 1
    /// @param seed text that is hashed with each number
    /// @param numbers numbers of the people among whom the seat was drawn
    /// @param drawn the number whose hash is the smallest
    /// @param day day of the draw
    record DrawRound(int n, String seed, List<UUID> numbers, UUID drawn, LocalDate day) {
        /// Returns the rank of the drawn number in the list, from 1.
        int rank() {
            return numbers.indexOf(drawn) + 1;
        }
    }
}
