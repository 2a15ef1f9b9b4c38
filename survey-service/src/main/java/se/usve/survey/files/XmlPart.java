package se.usve.survey.files;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A part of an XLSX file read as XML, element by element. Names are looked at without their namespaces, as Excel writes
 * two (transitional and strict). No spreadsheet program writes a document type: it is refused before anything in it is
 * looked at, so that no entity is ever resolved.
 */
final class XmlPart {

    private static final int DEEPEST = 100;
    /** A cell of Excel holds 32,767 characters. */
    private static final int LONGEST_TEXT = 200_000;

    private final XMLStreamReader xml;
    private int depth;

    XmlPart(InputStream part) throws IOException {
        try {
            this.xml = factory().createXMLStreamReader(part);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** A new one each time: the JDK's holds on to the last reader it made, and through it to the whole file. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("Nothing outside the file is read");
        });
        return factory;
    }

    /** {@return whether there was a next start or end of an element to step to} */
    boolean next() throws IOException {
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        deeper();
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                            throw new IOException("A document type");
                    default -> {
                        // Text between elements, a comment.
                    }
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    boolean starts(String element) {
        return xml.isStartElement() && xml.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return xml.isEndElement() && xml.getLocalName().equals(element);
    }

    /** {@return an attribute of the element that starts, in any namespace or none; empty if it is not there} */
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** {@return the whole number in an attribute, or another if it is not there} */
    int number(String name, int otherwise) throws IOException {
        var value = attribute(name);
        try {
            return value.isEmpty() ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IOException(e);
        }
    }

    /** {@return the text within the element that starts, to its end} */
    String text() throws IOException {
        try {
            var text = new StringBuilder();
            for (int above = depth - 1; depth > above && xml.hasNext();) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> deeper();
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                        if (text.length() > LONGEST_TEXT) {
                            throw new IOException("A text of more than " + LONGEST_TEXT + " characters");
                        }
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw new IOException("An entity");
                    default -> {
                        // A comment.
                    }
                }
            }
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void deeper() throws IOException {
        if (++depth > DEEPEST) {
            throw new IOException("Elements within elements more than " + DEEPEST + " deep");
        }
    }

    /** {@return the text of a string item or inline string that starts: its runs together, without readings aloud} */
    String richText(String element) throws IOException {
        var text = new StringBuilder();
        while (next() && !ends(element)) {
            if (starts("t")) {
                text.append(XmlText.unescaped(text()));
                if (text.length() > LONGEST_TEXT) {
                    throw new IOException("A text of more than " + LONGEST_TEXT + " characters");
                }
            } else if (starts("rPh")) {
                text();
            }
        }
        return text.toString();
    }
}
