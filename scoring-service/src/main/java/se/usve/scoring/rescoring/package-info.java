/** A round scored anew under another version of its rule set: planned first, then carried out as planned or not at all. */
package se.usve.scoring.rescoring;
