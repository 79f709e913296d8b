package org.tousaidants.path.diagnostic;

import org.tousaidants.platform.paper.LineDrawing;

/// The pictures of the questions for paper, which takes pictures of dots only: the same things as on the screen.
final class Pictures {
    private Pictures() {}

    /// As the `src` of an image.
    ///
    /// @param picture as the protocol of a territory names it; a circle where none of this name ships
    static String drawn(String picture) {
        var file = "/pictures/diagnostic/" + picture + ".png";
        return LineDrawing.shipped(
                Pictures.class, Pictures.class.getResource(file) == null ? "/pictures/diagnostic/other.png" : file);
    }
}
