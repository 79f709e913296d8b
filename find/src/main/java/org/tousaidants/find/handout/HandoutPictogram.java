package org.tousaidants.find.handout;

import org.tousaidants.core.text.ConstantName;
import org.tousaidants.platform.paper.LineDrawing;

/// The drawings of the sheet, with the same stroke as `static/icons.svg`, as black and white images, which
/// survive paper, screen and a bad photocopier. A drawing 22 mm wide is printed at more than 300 dots an inch.
enum HandoutPictogram {
    BUS,
    HALL,
    BOOKS,
    SCREEN,
    LETTER,
    BRIEFCASE,
    PEOPLE,
    HOUSE,
    PHONE,
    PIN,
    CLOCK,
    BAG,
    SPEECH,
    PEN,
    LIFEBUOY;

    private final String dataUri =
            LineDrawing.shipped(HandoutPictogram.class, "/pictures/sheet/" + ConstantName.low(this) + ".png");

    /// The `src` of an image.
    String dataUri() {
        return dataUri;
    }

    /// The CSS class for pages whose style sheet may hold an image: a decoration, which screen readers skip.
    String css() {
        return "sheet-picture-" + ConstantName.low(this);
    }
}
