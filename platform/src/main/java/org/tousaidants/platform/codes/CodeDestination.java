package org.tousaidants.platform.codes;

import java.util.Optional;

/// « Lieu d’un code » — the page of a paper code. A package that issues codes declares one as a bean; the page «
/// J’ai un code » redirects there, and the package decides whether the code exists.
public interface CodeDestination {
    /// The path of the page for the code, with the code in it; empty when the code is not of this package.
    ///
    /// @param code of this family
    Optional<String> path(PaperCode code);

    /// The path of the page for a code that opens or pays something. Such a code stands in no address, because
    /// browsers, proxies and logs keep addresses. The browser holds it for that page ([TypedCodePages]).
    default Optional<String> opened(PaperCode code) {
        return Optional.empty();
    }

    /// The same for a number printed before this family of codes existed; asked after all
    /// packages declined the code.
    default Optional<String> pathOfOlder(String typed) {
        return Optional.empty();
    }

    /// Codes of one kind, handled by the page at `…?code=`. Each kind belongs to one package.
    static CodeDestination of(char kind, String page) {
        return code -> code.kind() == kind ? Optional.of(page + "?code=" + code.text()) : Optional.empty();
    }

    /// The same for one of two kinds of paper that share a letter and differ in length.
    static CodeDestination of(char kind, int groups, String page) {
        return code -> code.kind() == kind && code.groups() == groups
                ? Optional.of(page + "?code=" + code.text())
                : Optional.empty();
    }

    /// Codes of one kind and length that open or pay something.
    static CodeDestination opening(char kind, int groups, String page) {
        return new CodeDestination() {
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
