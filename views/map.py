import streamlit as st
st.write('map')
