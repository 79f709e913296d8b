package org.tousaidants.platform.papercodes;

import java.util.Optional;

/// « Lieu d’un code » — where a code on paper leads. A room that gives codes out declares one as a bean; the page
/// « J’ai un code » leads there, and the room answers for what exists and what does not.
public interface CodeRoom {
    /// The path of the page that takes the code; empty when it is none of this room's.
    ///
    /// @param code of this family
    Optional<String> path(PaperCode code);

    /// The same for a number that was printed before there was one family; asked after all rooms were asked for a code.
    default Optional<String> pathOfOlder(String typed) {
        return Optional.empty();
    }

    /// Codes of one kind, taken by the page at `…?code=`. No two rooms have one kind.
    static CodeRoom of(char kind, String page) {
        return code -> code.kind() == kind ? Optional.of(page + "?code=" + code.text()) : Optional.empty();
    }
}
