package org.tousaidants.platform.papercodes;

import java.util.Optional;

/// « Lieu d’un code » — where a code on paper leads. A room that gives codes out declares one as a bean; the page
/// « J’ai un code » leads there, and the room answers for what exists and what does not.
public interface CodeRoom {
    /// The path of the page that takes the code, with the code in it; empty when it is none of this room's.
    ///
    /// @param code of this family
    Optional<String> path(PaperCode code);

    /// The path of the page that takes a code which opens or pays something: such a code stands in no address, for
    /// addresses are kept by browsers, proxies and journals. The browser holds it for that page ([TypedCodePages]).
    default Optional<String> opened(PaperCode code) {
        return Optional.empty();
    }

    /// The same for a number that was printed before there was one family; asked after all rooms were asked for a code.
    default Optional<String> pathOfOlder(String typed) {
        return Optional.empty();
    }

    /// Codes of one kind, taken by the page at `…?code=`. No two rooms have one kind.
    static CodeRoom of(char kind, String page) {
        return code -> code.kind() == kind ? Optional.of(page + "?code=" + code.text()) : Optional.empty();
    }

    /// The same for two kinds of paper that have one letter and are told apart by their length.
    static CodeRoom of(char kind, int groups, String page) {
        return code -> code.kind() == kind && code.groups() == groups
                ? Optional.of(page + "?code=" + code.text())
                : Optional.empty();
    }

    /// Codes of one kind and length that open or pay something.
    static CodeRoom opening(char kind, int groups, String page) {
        return new CodeRoom() {
            @Override
            public Optional<String> path(PaperCode code) {
                return Optional.empty();
            }

            @Override
            public Optional<String> opened(PaperCode code) {
                return code.kind() == kind && code.groups() == groups ? Optional.of(page) : Optional.empty();
            }
        };
    }
}
