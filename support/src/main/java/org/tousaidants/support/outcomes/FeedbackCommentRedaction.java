package org.tousaidants.support.outcomes;

import org.tousaidants.core.text.IdentifyingText;

/// « Masque des mots » — masks personal data in free texts before anyone reads them. Names are not recognised, so a
/// coordinator reads each text before the helper does. The class has no side effects.
final class FeedbackCommentRedaction {
    private FeedbackCommentRedaction() {}

    static String masked(String words) {
        return IdentifyingText.masked(words);
    }
}
