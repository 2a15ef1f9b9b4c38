/** Why a level came out as it did, in sentences, and the shortest way to meet it. Pure: no store, no clock, no request. */
package se.usve.scoring.explanation;
