package org.tousaidants.platform.codes;

import java.util.Optional;
import java.util.function.BiFunction;
import org.tousaidants.platform.web.Page;

/// « Lieu d’un code » — finds the page of a paper code. A package that issues codes implements it as a Spring
/// bean. The page « J’ai un code » redirects there; the package decides whether the code exists.
public interface CodeDestination {
    /// The path of the page for a code, with the code in it; empty if the code belongs to another package.
    ///
    /// @param code a well-formed code
    Optional<String> path(PaperCode code);

    /// The path of the page for a code that opens or pays something. Such a code is never in an address,
    /// because browsers, proxies and logs store addresses. The browser keeps it for that page
    /// ([TypedCodePages]).
    default Optional<String> opened(PaperCode code) {
        return Optional.empty();
    }

    /// The path for a number printed before this code format existed. It is called after no package recognised
    /// the code.
    default Optional<String> pathOfOlder(String typed) {
        return Optional.empty();
    }

    /// The text for a person who saves the code on their card; empty if the code belongs to another package, or
    /// must stay anonymous.
    default Optional<SavedCodeCard> card(PaperCode code, Page page) {
        return Optional.empty();
    }

    /// Returns the same destination, with a text for the people who save its codes on their card.
    default CodeDestination saying(BiFunction<PaperCode, Page, Optional<SavedCodeCard>> words) {
        var self = this;
        return new CodeDestination() {
            @Override
            public Optional<String> path(PaperCode code) {
                return self.path(code);
            }

            @Override
            public Optional<String> opened(PaperCode code) {
                return self.opened(code);
            }

            @Override
            public Optional<String> pathOfOlder(String typed) {
                return self.pathOfOlder(typed);
            }

            @Override
            public Optional<SavedCodeCard> card(PaperCode code, Page page) {
                return path(code).isPresent() || opened(code).isPresent() ? words.apply(code, page) : Optional.empty();
            }
        };
    }

    /// Codes of one kind, handled by the page at `…?code=`. Each kind belongs to one package.
    static CodeDestination of(char kind, String page) {
        return code -> code.kind() == kind ? Optional.of(page + "?code=" + code.text()) : Optional.empty();
    }

    /// The page for codes of one kind and length, if two packages share a kind.
    static CodeDestination of(char kind, int groups, String page) {
        return code -> code.kind() == kind && code.groups() == groups
                ? Optional.of(page + "?code=" + code.text())
                : Optional.empty();
    }

    /// The page for codes of one kind and length that open or pay something.
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
